export * from './lexicon.ts'
export * from './reading.ts'
export * from './types.ts'
