/** A store that is there, opened for one command and closed behind it. */
import { openStore, type Store } from '../../store/sqlite.ts'
import type { StoreOption } from './add.ts'
import { complain } from './output.ts'

export interface TellOptions extends StoreOption {
  readonly json?: boolean
}

/** In: where the store is, and what to do with it. Out: the exit code of that; 1 where there is no store, with the reason. */
export async function withStore(options: TellOptions, work: (store: Store) => Promise<number>): Promise<number> {
  const store = openStore(options.store, { mustExist: true })
  if (!store.ok) {
    complain(options.store, store.error, options.json ?? false)
    return 1
  }
  try {
    return await work(store.value)
  } finally {
    store.value.close()
  }
}
