/** The command line. Commands are loaded when they are called, so that `read` starts at once. */
import { Command, CommanderError } from 'commander'

const defaultStore = process.env['READOUT_DATABASE'] ?? 'readout.sqlite'
const program = new Command('readout')
  .description(
    'Turns news reports in many languages into a sourced record: who said what, who did what to whom, where, when, how many.',
  )
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError('(readout --help lists the commands; readout COMMAND --help shows examples)')
  .configureOutput({ outputError: (text, write) => write(text.replace(/^error: /, 'readout: ')) })

let exitCode = 0
const run = (work: () => Promise<number>) => async (): Promise<void> => {
  exitCode = await work()
}
const examples = (...lines: readonly string[]): string => `\nExamples:\n${lines.map((l) => `  $ ${l}`).join('\n')}\n`
const reading = (command: Command): Command =>
  command
    .option('--published <date>', 'when the reports were published, ISO 8601; goes before what a file says', checkDate)
    .option('--language <code>', 'the language of the reports, BCP 47; else it is told from the text', checkLanguage)
    .option('--outlet <name>', 'who published the reports; goes before what a file says')
    .option('--json', 'errors as JSON')
const storing = (command: Command): Command => command.option('--store <file>', 'the store', defaultStore)

function checkDate(value: string): string {
  if (
    !/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(value) ||
    Number.isNaN(Date.parse(value.slice(0, 10)))
  )
    throw new CommanderError(2, 'bad-date', `error: --published takes a date such as 2026-01-23, not ${value}`)
  return value
}

function checkJobs(value: string): number {
  const jobs = Number(value)
  if (!Number.isInteger(jobs) || jobs < 1 || jobs > 64)
    throw new CommanderError(2, 'bad-jobs', `error: --jobs takes a number from 1 to 64, not ${value}`)
  return jobs
}

function checkLanguage(value: string): string {
  if (!/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(value))
    throw new CommanderError(2, 'bad-language', `error: --language takes a BCP 47 code such as en or zh, not ${value}`)
  return value
}

reading(
  program
    .command('read')
    .argument('<files...>', 'files of text, Markdown, HTML, JSON, PDF, e-mail; - for standard input'),
)
  .option('--jobs <number>', 'how many threads read; what is printed is the same', checkJobs)
  .description('print the records of reports, one JSON a line; nothing is stored')
  .addHelpText(
    'after',
    examples(
      'readout read report.txt --published 2026-01-23',
      'readout read *.html --jobs 4 > records.jsonl',
      'curl … | readout read - --language uk --outlet Ukrinform',
    ),
  )
  .action((files: string[], options) => run(async () => (await import('./read.ts')).readCommand(files, options))())

storing(reading(program.command('add').argument('<files...>', 'files as for read')))
  .description('read reports into the store and weigh them against what is there; adding one twice changes nothing')
  .addHelpText(
    'after',
    examples('readout add monday/*.txt --published 2026-01-23', 'readout add reports.jsonl --store crisis.sqlite'),
  )
  .action((files: string[], options) => run(async () => (await import('./add.ts')).addCommand(files, options))())

storing(program.command('brief'))
  .description('print what the reports contest, correct, share, repeat, and what is to come, with numbered citations')
  .option('--json', 'as JSON')
  .addHelpText(
    'after',
    examples('readout brief', 'readout brief --store crisis.sqlite > brief.md', 'readout brief --json | jq .sections'),
  )
  .action((options) => run(async () => (await import('./tell.ts')).briefCommand(options))())

storing(program.command('show').argument('<id>', 'the id of a record of any kind'))
  .description('show a record with its words in context')
  .option('--json', 'as JSON')
  .addHelpText(
    'after',
    examples('readout show st_0123456789abcdef', 'readout show f_0123456789abcdef --store crisis.sqlite'),
  )
  .action((id: string, options) => run(async () => (await import('./tell.ts')).showCommand(id, options))())

storing(program.command('board'))
  .description('print where each party stands on each issue, how that moved, and in whose words')
  .option('--json', 'as JSON')
  .option('--language <code>', 'labels and names in this language: en zh ru uk ar es fr de')
  .addHelpText('after', examples('readout board', 'readout board --language zh --store crisis.sqlite'))
  .action((options) => run(async () => (await import('./tell.ts')).boardCommand(options))())

storing(program.command('said').argument('<name>', 'a speaker, in any language that knows the name'))
  .description('print what a speaker said, day by day, with the way it came')
  .option('--about <words>', 'only what holds these words')
  .option('--json', 'as JSON')
  .addHelpText('after', examples('readout said Kennedy', 'readout said Khrushchev --about Cuba --store crisis.sqlite'))
  .action((name: string, options) => run(async () => (await import('./tell.ts')).saidCommand(name, options))())

storing(program.command('why').argument('<entity>', 'the id of an entity'))
  .description('say what makes the mentions of an entity one: names, lexicon, sound, company')
  .option('--json', 'as JSON')
  .addHelpText('after', examples('readout why e_0123456789abcdef'))
  .action((id: string, options) => run(async () => (await import('./tell.ts')).whyCommand(id, options))())

const deciding = (command: Command): Command =>
  storing(command).option('--note <words>', 'why, kept with the decision').option('--json', 'errors as JSON')

deciding(program.command('merge').argument('<entity>', 'the id that stays').argument('<other>', 'the id that joins it'))
  .description('decide that two entities are one; kept for good, and goes before what Readout finds')
  .addHelpText('after', examples('readout merge e_0123456789abcdef e_fedcba9876543210 --note "her maiden name"'))
  .action((entity: string, other: string, options) =>
    run(async () => (await import('./decide.ts')).decideCommand({ kind: 'merge', entity, other }, options))(),
  )

deciding(
  program
    .command('split')
    .argument('<entity>', 'the id of an entity')
    .argument('<other>', 'another that it is not, or a document in which its name is somebody else’s'),
)
  .description('decide that two entities are not one, or that a document means another; takes a merge back')
  .addHelpText(
    'after',
    examples(
      'readout split e_0123456789abcdef e_fedcba9876543210',
      'readout split e_0123456789abcdef d_0123456789abcdef',
    ),
  )
  .action((entity: string, other: string, options) =>
    run(async () => (await import('./decide.ts')).decideCommand({ kind: 'split', entity, other }, options))(),
  )

deciding(program.command('rename').argument('<entity>', 'the id of an entity').argument('<name>', 'its name'))
  .description('decide what an entity is called')
  .addHelpText('after', examples('readout rename e_0123456789abcdef "Jane Roe"'))
  .action((entity: string, name: string, options) =>
    run(async () => (await import('./decide.ts')).decideCommand({ kind: 'rename', entity, name }, options))(),
  )

storing(program.command('decisions'))
  .description('print what people decided, oldest first')
  .option('--json', 'as JSON')
  .addHelpText('after', examples('readout decisions', 'readout decisions --json > decisions.json'))
  .action((options) => run(async () => (await import('./decide.ts')).decisionsCommand(options))())

program
  .command('gazetteer')
  .description('a gazetteer of your own, from the full dumps of GeoNames and Wikidata')
  .command('add')
  .argument('<files...>', 'allCountries.txt, alternateNamesV2.txt, a Wikidata JSON dump; plain or .gz')
  .description('read dumps into the gazetteer; the same command goes on where it was stopped')
  .option('--gazetteer <file>', 'the gazetteer', process.env['READOUT_GAZETTEER'] ?? 'readout-gazetteer.sqlite')
  .option('--json', 'errors as JSON')
  .addHelpText(
    'after',
    examples(
      'readout gazetteer add allCountries.txt alternateNamesV2.txt',
      'readout gazetteer add latest-all.json.gz',
      'READOUT_GAZETTEER=readout-gazetteer.sqlite readout read report.txt',
    ),
  )
  .action((files: string[], options) =>
    run(async () => (await import('./gazetteer.ts')).gazetteerCommand(files, options))(),
  )

storing(program.command('serve'))
  .description('serve the pages of a store on http://localhost:4173')
  .option('--port <number>', 'the port', '4173')
  .addHelpText('after', examples('readout serve', 'readout serve --store crisis.sqlite --port 8080'))
  .action((options) => run(async () => (await import('./demo.ts')).serveCommand(options))())

program
  .command('demo')
  .description('read the sample into a new store, print its brief and serve its pages')
  .option('--store <file>', 'the store, made anew', 'readout-sample.sqlite')
  .option('--port <number>', 'the port', '4173')
  .addHelpText('after', examples('readout demo', 'readout demo --port 8080'))
  .action((options) => run(async () => (await import('./demo.ts')).demoCommand(options))())

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode)
  throw error
})

try {
  await program.parseAsync(process.argv)
  process.exitCode = exitCode
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  if (error.code.startsWith('bad-')) process.stderr.write(`${error.message.replace(/^error: /, 'readout: ')}\n`)
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
