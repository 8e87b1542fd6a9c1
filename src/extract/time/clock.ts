/** A time of the clock as words say it, on the 24-hour clock. */
import { type Bag, num, str } from './bag.ts'
import type { Clock } from './span.ts'

const afternoon = new Set(['AF', 'EV', 'NI', 'PM'])

/** Hour on the 24-hour clock by the part of the day named with it. */
export function clockOf(bag: Bag): Clock {
  let hour = num(bag, 'hour')
  const part = str(bag, 'part')
  const half = str(bag, 'ampm') ?? (part && afternoon.has(part) ? 'PM' : undefined)
  if (hour !== undefined) {
    // one in the afternoon is still noon in Arabic and Spanish
    const noon = part === 'MI' && hour < 5
    if (noon || (half === 'PM' && hour < 12 && !(part === 'NI' && hour < 5))) hour += 12
    else if ((half === 'AM' || part === 'NI') && hour === 12) hour = 0
  }
  const zone = str(bag, 'zone')
  const min = num(bag, 'min')
  const sec = num(bag, 'sec')
  return {
    ...(hour === undefined ? {} : { hour }),
    ...(part === undefined ? {} : { part }),
    ...(min === undefined ? {} : { min }),
    ...(sec === undefined ? {} : { sec }),
    ...(zone === undefined || zone === 'local' ? {} : { zone }),
  }
}

/** Minutes since midnight of a time of the clock. */
export const minutesOf = (bag: Bag): number => {
  const { hour = 0, min = 0 } = clockOf(bag)
  return hour * 60 + min
}

/** A part of the day after noon, without an hour. */
export const isAfternoon = (bag: Bag): boolean => bag['hour'] === undefined && afternoon.has(str(bag, 'part') ?? '')
