/** Who acts, who is acted on, and where. */
import type { Party } from '../../record/index.ts'

export interface Roles {
  readonly actors: readonly Party[]
  readonly recipients: readonly Party[]
  readonly places: readonly Party[]
}
