import assert from 'node:assert/strict'
import { test } from 'node:test'
import { properNamesIn } from './proper-names.ts'

test('every character of a name of the dictionary has its kind and its place in it, the longest name first', () => {
  assert.deepEqual(properNamesIn('在里昂和哥伦比亚大学'), [
    '',
    'cLB',
    'cLE',
    '',
    'cOB',
    'cOM',
    'cOM',
    'cOM',
    'cOM',
    'cOE',
  ])
})

test('a name that is a common word too is told apart', () => {
  assert.deepEqual(properNamesIn('成功'), ['clB', 'clE'])
})
