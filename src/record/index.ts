export * from './lexicon.ts'
export * from './lookup.ts'
export * from './reading.ts'
export * from './types.ts'
