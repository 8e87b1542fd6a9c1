import { brief, type WireBrief } from './api.ts'
import { Load } from './load.tsx'

export const BriefPage = () => (
  <Load of="brief" ask={brief}>
    {(b) => <Brief brief={b} />}
  </Load>
)

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

function Brief({ brief: b }: { readonly brief: WireBrief }) {
  const byNumber = new Map(b.citations.map((c) => [c.number, c]))
  const full = b.sections.filter((s) => s.items.length > 0)
  return (
    <>
      <h1>{b.title}</h1>
      <p class="lead">
        {b.documents} reports from {b.outlets} outlets in {b.languages.map((l) => languageNames.of(l) ?? l).join(', ')}.
        Readout never says what is true: it says who says what, and how that stands to what others say.
      </p>
      {full.length === 0 && <p class="empty">Nothing here yet. Add reports with readout add FILE …</p>}
      {full.map((section) => (
        <section class={`kind-${section.key}`} key={section.key}>
          <h2>
            {section.heading} <small>{section.items.length}</small>
          </h2>
          {section.items.map((item) => (
            <article class={`finding kind-${section.key}`} key={item.finding ?? item.text}>
              <p class="text">{item.text}</p>
              <ul class="sides">
                {item.citations.map((n) => {
                  const c = byNumber.get(n)
                  return (
                    c && (
                      <li class="side" key={n}>
                        <blockquote lang={c.language} dir="auto">
                          {c.quote}
                        </blockquote>
                        <footer>
                          <a href={`/documents/${c.document}${c.record ? `?record=${c.record}` : ''}`}>
                            [{n}] {c.outlet}
                          </a>
                          {c.published && <>, {c.published.slice(0, 10)}</>} ·{' '}
                          {languageNames.of(c.language) ?? c.language}
                        </footer>
                      </li>
                    )
                  )
                })}
              </ul>
            </article>
          ))}
        </section>
      ))}
    </>
  )
}
