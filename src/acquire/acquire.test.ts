import { strict as assert } from 'node:assert'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { articlesOfBytes, articlesOfFile } from './files.ts'
import { pageDate } from './page-date.ts'
import { articleOfPlainText } from './plain.ts'
import { noticeKind } from './tables.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const body =
  'The harbour of Lindau stayed closed on Tuesday, the port authority said, after a storm had torn the ferry from its moorings.'

test('where nothing stands twice every line but labels is the article\u2019s: kicker, headline, place and date', () => {
  const text = [
    'HAITI - ARMED VIOLENCE',
    'Situation report no. 9 on the state of the north',
    'Port-de-Paix, 29 January 2026',
    'KEY FACTS',
    'More than 1,400 people left the town of Cabaret within three days, the organisation said in its report on Thursday.',
  ]
  const found = articleOfPlainText(['Thursday, 29 January 2026', '117', ...text].join('\n\n'))
  assert.equal(found.text, text.join('\n'))
  assert.equal(found.published, '2026-01-29')
  assert.equal(found.title, 'HAITI - ARMED VIOLENCE')
})

test('a head in another script than the article is the page\u2019s, whichever of the two is which', () => {
  const chinese = '秘书长周一抵达日内瓦，发言人表示，会谈将立即开始，双方都已派出代表。'
  const menu = '首页 国际 财经'
  const russian = 'Представитель порта сообщил во вторник, что гавань останется закрытой.'
  const ukrainian = 'Речник порту повідомив у вівторок, що гавань залишиться зачиненою до суботи.'
  const english = 'Storm closes harbour of Lindau'
  for (const [head, text] of [
    [menu, `${english}\n${body}`],
    [english, chinese],
    [english, russian],
    [menu, russian],
    ['Стоимость работ в порту выросла', ukrainian],
    ['Вартість робіт у порту зросла', russian],
  ] as const)
    assert.equal(articleOfPlainText(`${head}\n${text}`).text, text)
})

test('a paragraph in another script, or a short name above, is the article\u2019s', () => {
  const quoted = '«Мы готовы обсуждать все вопросы»'
  assert.equal(articleOfPlainText(`${body}\n${quoted}\n${body}`).text, `${body}\n${quoted}\n${body}`)
  const chinese = '秘书长周一抵达日内瓦，发言人表示，会谈将立即开始。'
  assert.equal(articleOfPlainText(`Lake Press Agency\n${chinese}`).text, `Lake Press Agency\n${chinese}`)
})

test('lines around a copied article are left out, the article is not changed', () => {
  const raw = `Home\nBreaking\nStorm closes harbour of Lindau\nThe port auth\nJane Roe\n3 hours ago\n1.2K views\nStorm closes harbour of Lindau\nLindau - Lake Press Agency\n${body}\n![](x.png)\nShare this article\n“Nobody was hurt,” she said.\nRelated articles`
  const article = articleOfPlainText(raw)
  assert.equal(
    article.text,
    `Storm closes harbour of Lindau\nLindau - Lake Press Agency\n${body}\n“Nobody was hurt,” she said.`,
  )
  assert.equal(article.title, 'Storm closes harbour of Lindau')
  assert.deepEqual(article.outlet, { name: 'Lake Press Agency', kind: 'agency' })
})

test('the date above an article, less the age that the page gives it, is when it was published', () => {
  const article = articleOfPlainText(`Tuesday, 03 March 2026\n2 days ago\nStorm closes the old harbour\n${body}`)
  assert.equal(article.published, '2026-03-01')
  assert.equal(article.publishedFrom, 'page')
})

test('dates as pages print them', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['Monday, 02 February 2026', '2026-02-02'],
    ['March 5, 2026 14:30 GMT', '2026-03-05T14:30'],
    ['2026年1月23日 09:15', '2026-01-23T09:15'],
    ['5 марта 2026, 18:00', '2026-03-05T18:00'],
    ['15 лютого 2026', '2026-02-15'],
    ['٥ مارس', undefined],
    ['5 مارس 2026', '2026-03-05'],
    ['5 de marzo de 2026', '2026-03-05'],
    ['le 1er juillet 2025', '2025-07-01'],
    ['3. März 2026', '2026-03-03'],
    ['05.03.2026', '2026-03-05'],
    ['12/25/2025', '2025-12-25'],
    ['40.03.2026', undefined],
    ['Resolution 2803', undefined],
  ]
  for (const [line, expected] of cases) assert.equal(pageDate(line)?.value, expected, line)
})

test('a notice is told from a paragraph of the matter, and names the platform', () => {
  assert.equal(noticeKind('Correction: an earlier headline gave the wrong day.'), 'correction')
  assert.equal(noticeKind('特别声明:以上内容为用户上传并发布。'), 'disclaimer')
  assert.equal(noticeKind('The minister asked for a correction of the figures.'), undefined)
  const article = articleOfPlainText(
    `${body}\n特别声明:以上内容为自媒体平台“湖边号”用户上传并发布,本平台仅提供信息存储服务。`,
  )
  assert.deepEqual(article.outlet, { name: '湖边号', kind: 'user-platform' })
  assert.equal(article.text.slice(article.notices[0]!.span.start), article.text.split('\n')[1])
})

test('who publishes is told by the last lines or by the address, where nothing else does', async () => {
  const outlet = (end: string) => articleOfPlainText(`${body}\n${end}`).outlet
  assert.deepEqual(outlet('Source: Lake Press Agency'), { name: 'Lake Press Agency', kind: 'agency' })
  assert.deepEqual(outlet('来源：湖边日报'), { name: '湖边日报', kind: 'newspaper' })
  assert.deepEqual(outlet('© 2026 Lake Post. All rights reserved.'), { name: 'Lake Post', kind: 'newspaper' })
  assert.equal(outlet('© Jane Roe'), undefined)
  assert.equal(outlet('The source: a spring.'), undefined)
  const page = (head: string) =>
    articlesOfBytes(
      bytes(
        `<!doctype html><html><head>${head}</head><body><article><p>${`${body} `.repeat(3)}</p></article></body></html>`,
      ),
      'page',
    )
  const found = await page('<link rel="canonical" href="https://www.lake-post.example/a/b">')
  assert.ok(found.ok)
  assert.deepEqual(found.value[0]?.outlet, { name: 'lake-post.example', kind: 'other' })
  const bare = await page('')
  assert.ok(bare.ok)
  assert.equal(bare.value[0]?.outlet, undefined)
})

test('the format is told by content: HTML with JSON-LD', async () => {
  const html = `<!doctype html><html lang="en"><head><title>x</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm closes harbour","datePublished":"2026-03-03T08:00:00Z","author":{"name":"Jane Roe"},"publisher":{"name":"Lake Press Agency"}}</script></head><body><nav><a>Home</a></nav><article><h1>Storm closes harbour</h1><p>${body}</p><p>${body.replace('Tuesday', 'Monday')}</p><p>${body.replace('Tuesday', 'Sunday')}</p></article></body></html>`
  const found = await articlesOfBytes(bytes(html), 'page')
  assert.ok(found.ok)
  const [article] = found.value
  assert.ok(article)
  assert.equal(article.published, '2026-03-03T08:00:00Z')
  assert.equal(article.author, 'Jane Roe')
  assert.deepEqual(article.outlet, { name: 'Lake Press Agency', kind: 'agency' })
  assert.equal(article.text.split('\n').length, 4)
  assert.ok(article.text.includes(body))
})

test('front matter, JSON Lines and e-mail name their parts', async () => {
  const markdown = await articlesOfBytes(
    bytes(`---\noutlet: Seeblatt\noutlet_kind: newspaper\npublished: 2026-03-03\n---\n# Sturm\n\n${body}\n`),
    'a',
  )
  assert.ok(markdown.ok)
  assert.deepEqual(markdown.value[0]?.outlet, { name: 'Seeblatt', kind: 'newspaper' })
  assert.equal(markdown.value[0]?.published, '2026-03-03')
  assert.equal(markdown.value[0]?.text, `Sturm\n${body}`)
  const lines = await articlesOfBytes(bytes(`{"title":"A","text":"${body}"}\n{"title":"B","body":"${body}"}\n`), 'b')
  assert.ok(lines.ok)
  assert.deepEqual(
    lines.value.map((a) => a.title),
    ['A', 'B'],
  )
  const mail = await articlesOfBytes(
    bytes(
      `From: Lake Press Agency <desk@lake.example>\r\nSubject: Storm\r\nDate: Tue, 03 Mar 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n`,
    ),
    'c',
  )
  assert.ok(mail.ok)
  assert.equal(mail.value[0]?.published, '2026-03-03T08:00:00.000Z')
  assert.equal(mail.value[0]?.outlet?.kind, 'agency')
})

test('what cannot be read says why and what to do', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'readout-'))
  const at = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const cases: readonly (readonly [string, string])[] = [
    [at('empty', ''), 'empty'],
    [at('blank', ' \n \n'), 'empty'],
    [
      at(
        'binary',
        new Uint8Array(4096).map((_, i) => i % 7),
      ),
      'not-text',
    ],
    [at('latin', new Uint8Array([0x4b, 0xf6, 0x6c, 0x6e, 0x20, 0x68, 0x65, 0x75, 0x74, 0x65])), 'not-utf8'],
    [at('list.json', '[{"a":1}]'), 'bad-json'],
    [at('broken.json', '[{"a":1'), 'bad-json'],
    [at('bad.pdf', '%PDF-1.4 nothing'), 'bad-file'],
    [at('long', 'a'.repeat(9_000_000)), 'article-too-long'],
    [folder, 'file-is-directory'],
    [join(folder, 'none'), 'file-missing'],
  ]
  for (const [path, code] of cases) {
    const found = await articlesOfFile(path)
    assert.ok(!found.ok, path)
    assert.equal(found.error.code, code, path)
    assert.ok(found.error.message.length > 10 && found.error.hint.length > 5, path)
  }
})

test('what the user says goes before what the file says', async () => {
  const found = await articlesOfBytes(bytes(body), 'x', {
    published: '2026-01-01',
    outlet: 'Lake Press Agency',
    language: 'en',
  })
  assert.ok(found.ok)
  assert.deepEqual(found.value[0]?.outlet, { name: 'Lake Press Agency', kind: 'agency' })
  assert.equal(found.value[0]?.publishedFrom, 'given')
})

test('the first byte that is not UTF-8 is named by its offset, also behind the first block', async () => {
  for (const before of [4, 9003]) {
    const bytes = new Uint8Array(before + 5).fill(97)
    bytes[before] = 0xff
    const got = await articlesOfBytes(bytes, 'x.txt')
    assert.ok(!got.ok)
    assert.match(got.error.message, new RegExp(`offset ${before}\\)`))
  }
})
