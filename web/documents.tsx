import { documents, type WireDocument } from './api.ts'
import { Load } from './load.tsx'

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })
const byDay = (a: WireDocument, b: WireDocument): number =>
  (b.published ?? '').localeCompare(a.published ?? '') || a.id.localeCompare(b.id)

export const DocumentsPage = () => (
  <Load of="documents" ask={documents}>
    {({ documents: all }) => (
      <>
        <h1>Reports</h1>
        {all.length === 0 && <p class="empty">No reports yet. Add some with readout add FILE …</p>}
        <table>
          <thead>
            <tr>
              <th>Day</th>
              <th>Report</th>
              <th>Outlet</th>
              <th>Language</th>
            </tr>
          </thead>
          <tbody>
            {[...all].sort(byDay).map((d) => (
              <tr key={d.id}>
                <td class="when">{d.published?.slice(0, 10) ?? 'unknown'}</td>
                <td>
                  <a href={`/documents/${d.id}`} lang={d.language} dir="auto">
                    {d.title ?? d.source}
                  </a>
                </td>
                <td dir="auto">{d.outlet?.name ?? 'unknown'}</td>
                <td>{languageNames.of(d.language) ?? d.language}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    )}
  </Load>
)
