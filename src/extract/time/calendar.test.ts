import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { dayInCalendar, dayNumber, easterOf, isoDay, isoWeek, nthWeekday, weekdayOf, zoneOffset } from './calendar.ts'

test('weekdays and ISO weeks at the turn of years', () => {
  assert.equal(weekdayOf(dayNumber(2026, 3, 5)), 4)
  assert.deepEqual(isoWeek(dayNumber(2026, 1, 1)), { year: 2026, week: 1 })
  assert.deepEqual(isoWeek(dayNumber(2027, 1, 1)), { year: 2026, week: 53 })
})

test('Easter of both churches', () => {
  assert.equal(isoDay(easterOf(2026, false)), '2026-04-05')
  assert.equal(isoDay(easterOf(2026, true)), '2026-04-12')
})

test('the nth weekday of a month, from its start and its end', () => {
  assert.equal(isoDay(nthWeekday(2026, 11, 4, 4)), '2026-11-26')
  assert.equal(isoDay(nthWeekday(2026, 5, -1, 1)), '2026-05-25')
})

test('offsets of zones follow the season', () => {
  assert.equal(zoneOffset('Europe/Kyiv', dayNumber(2026, 1, 15), 600), '+02:00')
  assert.equal(zoneOffset('Europe/Kyiv', dayNumber(2026, 7, 15), 600), '+03:00')
  assert.equal(zoneOffset('Nowhere/Else', dayNumber(2026, 7, 15), 600), undefined)
})

test('days of other calendars', () => {
  assert.equal(isoDay(dayInCalendar('chinese', 2026, { month: 1, day: 1 })!), '2026-02-17')
  assert.equal(isoDay(dayInCalendar('hebrew', 2026, { month: 'Tishri', day: 10 })!), '2026-09-21')
})
