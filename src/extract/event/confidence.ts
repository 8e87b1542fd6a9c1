/** How sure a record of an event is, from what it rests on. */
import type { Span } from '../../base/span.ts'
import type { EventStatus } from '../../record/index.ts'
import type { Deed } from './deeds.ts'
import type { Roles } from './roles.ts'
import type { Walk } from './walk.ts'

export function confidenceOf(
  _w: Walk,
  deed: Deed,
  roles: Roles,
  _of: { readonly status: EventStatus; readonly clause: Span },
): number {
  return deed.word.noun ? 0.6 : roles.actors.length > 0 ? 0.75 : 0.6
}
