/** Holds the house style: layers, sizes, words of languages in code, heads of data files. */
import { strict as assert } from 'node:assert'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { lexiconRows } from '../src/models/lexicon-entries.ts'

const root = new URL('../', import.meta.url).pathname
const read = (file: string): string => readFileSync(`${root}${file}`, 'utf8')
const code = globSync('{src,bench,tests,web}/**/*.{ts,tsx}', { cwd: root, exclude: ['web/dist/**'] }).sort()
const source = code.filter((f) => f.startsWith('src/') && !f.endsWith('.test.ts') && !f.includes('/train/'))
const tables = globSync('{src/languages/*/words,src/acquire/tables,src/tell/words,lexicons}/*.tsv', {
  cwd: root,
}).sort()

const imports = (file: string): readonly string[] =>
  [...read(file).matchAll(/^(?:import|export)\s[^'"]*?from '([^']+)'|import\('([^']+)'\)/gm)].map((m) => m[1] ?? m[2]!)
const folderOf = (file: string): string => file.split('/')[1]!.replace(/\.ts$/, '')

test('there is code to look at', () => {
  assert.ok(source.length > 20 && tables.length > 10, `${source.length} files, ${tables.length} tables`)
})

test('stages import base, record and their own files only; engine and serve compose', () => {
  const stages = ['acquire', 'read', 'extract', 'resolve', 'weigh', 'tell']
  const wrong: string[] = []
  for (const file of source) {
    const folder = folderOf(file)
    for (const target of imports(file)) {
      if (!target.startsWith('.')) continue
      const other = folderOf(new URL(target, `file:///${file}`).pathname.slice(1))
      if (other === folder || other === 'base' || other === 'record') continue
      if (folder === 'base' || folder === 'record') wrong.push(`${file} imports ${target}`)
      else if (stages.includes(folder) || folder === 'languages' || folder === 'models' || folder === 'store')
        wrong.push(`${file} imports ${target}`)
    }
  }
  assert.deepEqual(wrong, [])
})

test('only acquire, store, models, languages and serve touch disk, network, clock or chance', () => {
  const dirty =
    /from '(?:node:(?:fs|http|https|net|dns|child_process|sqlite|worker_threads)[^']*)'|\bfetch\(|Date\.now\(|Math\.random\(|new Date\(\)/
  const allowed = ['acquire', 'store', 'models', 'languages', 'serve']
  const wrong = source.filter((f) => !allowed.includes(folderOf(f)) && dirty.test(read(f)))
  assert.deepEqual(wrong, [])
})

test('files stay within 320 lines', () => {
  const long = code
    .map((f) => `${f}: ${read(f).split('\n').length}`)
    .filter((line) => Number(line.split(': ')[1]) > 320)
  assert.deepEqual(long, [])
})

test('no default export, no enum, no namespace, no any', () => {
  const wrong = source.filter((f) =>
    /^export default|^\s*(?:export )?(?:const )?enum |^\s*(?:export )?namespace |: any\b|<any>|as any\b/m.test(read(f)),
  )
  assert.deepEqual(wrong, [])
})

test('words of languages stand in tables, not in code', () => {
  const wrong: string[] = []
  for (const file of source) {
    if (file.startsWith('src/languages/') || file.includes('/train/')) continue
    read(file)
      .split('\n')
      .forEach((line, i) => {
        // comments and sets of letters are no words
        const bare = line.replace(/\/\/.*$|^\s*\/?\*.*$|\/\*.*?\*\/|\[[^\]]*\]/g, '')
        if (/[\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Han}]{2,}/u.test(bare))
          wrong.push(`${file}:${i + 1}: ${line.trim()}`)
      })
  }
  assert.deepEqual(wrong, [])
})

test('every table says what it holds, where it comes from and under which licence', () => {
  const wrong = tables.filter((f) => {
    const head = read(f).slice(0, 2000)
    return !/^# \S/.test(head) || !/^# .*source:? /im.test(head) || !/^# .*licence:? /im.test(head)
  })
  assert.deepEqual(wrong, [])
})

test('rows of a table have no more cells than there are columns, and no row stands twice', () => {
  const wrong: string[] = []
  for (const file of tables) {
    const lines = read(file)
      .split('\n')
      .filter((line) => line.trim() !== '' && !line.startsWith('# ') && line !== '#')
    const columns = lines[0]?.split('\t').length ?? 0
    const seen = new Set<string>()
    lines.forEach((line) => {
      if (line.split('\t').length > columns) wrong.push(`${file}: too many cells: ${line}`)
      if (seen.has(line)) wrong.push(`${file}: twice: ${line}`)
      seen.add(line)
    })
  }
  assert.deepEqual(wrong.slice(0, 20), [])
})

test('no name of a person or organization in the lexicons stands for two entries', () => {
  const languages = ['en', 'zh', 'ru', 'uk', 'ar', 'es', 'fr', 'de']
  const twice: string[] = []
  for (const table of ['organizations', 'persons']) {
    const keyOf = new Map<string, string>()
    for (const row of lexiconRows(table))
      for (const language of languages)
        for (const form of (row[language] ?? '').split(';').filter(Boolean)) {
          const other = keyOf.get(`${language}:${form}`) ?? row['key']!
          if (other !== row['key']) twice.push(`${form} (${language}): ${other} and ${row['key']}`)
          keyOf.set(`${language}:${form}`, other)
        }
    assert.ok(keyOf.size > 500, `${table} holds ${keyOf.size} names`)
  }
  assert.deepEqual(twice, [])
})
