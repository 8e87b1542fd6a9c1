export * from './reading.ts'
export * from './types.ts'
