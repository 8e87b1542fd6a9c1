import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle } from '../src/engine.ts'
import { boardMarkdown, makeBoard } from '../src/tell/board.ts'
import { saidMarkdown, whatSaid } from '../src/tell/said.ts'

const report = (language: string, published: string, text: string) =>
  readArticle({
    source: language,
    text,
    language,
    notices: [],
    publishedFrom: 'given',
    published,
    outlet: { name: `Outlet ${language}`, kind: 'newspaper' },
  })

const reports = await Promise.all([
  report(
    'en',
    '2026-03-02',
    'Russia demands the withdrawal of Ukrainian forces from the region, the Kremlin said. "We will not wait," President Vladimir Putin said on Monday.',
  ),
  report(
    'en',
    '2026-03-05',
    'Russia has agreed to the withdrawal of its forces from the region, the Kremlin said on Thursday.',
  ),
  report('es', '2026-03-04', 'Vladimir Putin dijo que las conversaciones seguirán en marzo.'),
])

test('the board has one cell a party and issue, oldest step first', () => {
  const board = makeBoard(reports)
  const cell = board.cells.find((c) => c.party === 'Russia' && c.issue === 'withdrawal')
  assert.deepEqual(
    cell?.steps.map((s) => s.day),
    ['2026-03-02', '2026-03-05'],
    JSON.stringify(board.cells),
  )
  assert.match(boardMarkdown(board), /## Russia[\s\S]*before: demand/)
  assert.deepEqual(makeBoard([...reports].reverse()), board)
})

test('the board speaks the language of its reader, and a capital stands with its country', async () => {
  const board = makeBoard(
    [
      await report('en', '2026-03-06', 'Russia demands the withdrawal of Ukrainian forces from the region.'),
      await report('de', '2026-03-07', 'Moskau verlangt den Abzug der ukrainischen Truppen aus dem Donbass.'),
    ],
    { language: 'zh' },
  )
  const cell = board.cells.find((c) => c.issue === 'withdrawal')
  assert.deepEqual([cell?.party, cell?.steps.length], ['俄罗斯', 2])
  const labels: Readonly<Record<string, string>> = { withdrawal: '撤军', demand: '要求', title: '各方立场' }
  assert.match(
    boardMarkdown(board, (key) => labels[key]),
    /^# 各方立场\n\n## 俄罗斯\n\n- \*\*撤军\*\*: 要求/,
  )
})

test('what a speaker said is found by surname, in every language, by day, and by words', () => {
  const said = whatSaid(reports, 'Putin')
  assert.deepEqual(
    said.map((s) => s.day),
    ['2026-03-02', '2026-03-04'],
  )
  assert.equal(whatSaid(reports, 'Путин').length, 2)
  assert.deepEqual(
    whatSaid(reports, 'Putin', 'conversaciones').map((s) => s.day),
    ['2026-03-04'],
  )
  assert.equal(whatSaid(reports, 'Nobody').length, 0)
  assert.match(saidMarkdown(said, 'Putin'), /“We will not wait/)
  assert.match(saidMarkdown([], 'No*body'), /No\\\*body/)
})

test('text from outside does nothing in Markdown', async () => {
  const [r] = [
    await report(
      'en',
      '2026-03-02',
      'Russia demands [a](javascript:alert(1)) <script>alert(1)</script> withdrawal, the Kremlin said.',
    ),
  ]
  assert.doesNotMatch(boardMarkdown(makeBoard([r])), /(?<!\\)<script|(?<!\\)\]\(/)
})
