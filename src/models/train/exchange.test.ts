import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exchanged } from './exchange.ts'

test('names are exchanged within their kind, and stand where they are said to stand', () => {
  const texts = [
    {
      text: 'Ada met Bo in Rome.',
      names: [
        { kind: 'person', start: 0, end: 3 },
        { kind: 'place', start: 14, end: 18 },
      ],
    },
    {
      text: 'Constantine left Ulm.',
      names: [
        { kind: 'person', start: 0, end: 11 },
        { kind: 'place', start: 17, end: 20 },
      ],
    },
    { text: 'Nobody came.', names: [] },
  ]
  const copies = exchanged(texts, 4)
  assert.equal(copies.length, 8)
  const own = { person: ['Ada', 'Constantine'], place: ['Rome', 'Ulm'] }
  for (const { text, names } of copies)
    for (const n of names) assert.ok(own[n.kind as keyof typeof own].includes(text.slice(n.start, n.end)))
  assert.ok(copies.some(({ text }) => text.startsWith('Constantine met Bo in ') || text.startsWith('Ada left ')))
  assert.deepEqual(copies, exchanged(texts, 4))
})
