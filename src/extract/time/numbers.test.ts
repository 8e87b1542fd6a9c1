import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { composeNumber } from './numbers.ts'

const one = (value: number) => ({ value, times: false })
const by = (value: number) => ({ value, times: true })

test('number words compose by what they add and what they multiply', () => {
  assert.deepEqual(composeNumber([one(20), one(3)]), { n: 23, used: 2 })
  assert.deepEqual(composeNumber([one(2), by(100), one(30)]), { n: 230, used: 3 })
  assert.deepEqual(composeNumber([by(10), one(2)]), { n: 12, used: 2 })
  assert.deepEqual(composeNumber([one(2), by(10), one(3)]), { n: 23, used: 3 })
  assert.deepEqual(composeNumber([one(2), one(0), one(2), one(6)]), { n: 2026, used: 4 })
  assert.deepEqual(composeNumber([one(5), one(20)]), { n: 25, used: 2 })
})

test('a second number is left for what follows', () => {
  assert.deepEqual(composeNumber([one(15), one(3)]), { n: 15, used: 1 })
})
