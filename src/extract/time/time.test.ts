import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import type { Language, Row } from '../../record/index.ts'
import { findTimes } from './chart.ts'
import { expandPattern, expandWord, type Item } from './expand.ts'
import { grammarOf } from './grammar.ts'

const tables: Readonly<Record<string, string>> = {
  'time-words': 'class\tvalue\twords\nMONTH\tmonth=3\tMarch\nUNIT\tunit=D\tday(s|)\n',
  'time-rules':
    'class\tpattern\tset\nPOINT\tDAY MONTH\nPOINT\t{in} YEAR\nDURATION\tNUM UNIT\nRANGE\tDAY (to|-) POINT\t!a=$1 b=$2\n',
}
const rowsOf = (text: string): readonly Row[] => {
  const [columns, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
  return rows.map((cells) => Object.fromEntries(columns!.map((name, i) => [name, cells[i] ?? ''])))
}
const toy: Language = {
  code: 'xx',
  name: 'Toy',
  direction: 'ltr',
  unspaced: false,
  table: (name) => rowsOf(tables[name] ?? 'class'),
}
const found = (text: string) => findTimes(text, grammarOf(toy)).map((e) => [e.kind, text.slice(e.from, e.to)])

test('words and patterns expand to all their forms', () => {
  assert.deepEqual(expandWord('mar(t|ch)(es|)'), ['martes', 'mart', 'marches', 'march'])
  const keys = expandPattern('{in} A? (b|C ~d)').map((items: readonly Item[]) => items.map((i) => i.key).join(' '))
  assert.deepEqual(keys, ["'in A 'b", "'in A C 'd", "'in 'b", "'in C 'd"])
  assert.throws(() => expandPattern('(a|b'), /brackets/)
})

test('the leftmost, longest time wins, and context stays outside', () => {
  assert.deepEqual(found('on 5 March'), [['POINT', '5 March']])
  assert.deepEqual(found('3 to 5 March'), [['RANGE', '3 to 5 March']])
  assert.deepEqual(found('built in 1998, 30 days'), [
    ['POINT', '1998'],
    ['DURATION', '30 days'],
  ])
  assert.deepEqual(found('a march of 1998 on T-5 March'), [])
})

test('what is impossible is no time', () => {
  assert.deepEqual(found('32 March'), [])
})

test('long texts take linear time', () => {
  const text = '3 to 5 to in 1998 5 March 30 days - '.repeat(4000)
  const start = performance.now()
  assert.ok(findTimes(text, grammarOf(toy)).length > 10_000)
  assert.ok(performance.now() - start < 5000)
})
