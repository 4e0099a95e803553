/** Collects what an export needs, renders it in the chosen format and saves it. */
import type { ExportFormat } from '../core/export/types.ts'
import type { Language } from '../core/language.ts'
import type { BackgroundCommands, Wire } from '../wire/protocol.ts'
import { downloadText } from './download.ts'

type Options = {
  what: BackgroundCommands['export.collect']['request']
  format: ExportFormat
  language: Language
  evidence: boolean
}

/** Saves the file and returns its name; rejects with an `AppError` when nothing could be collected. */
export async function exportPapers(wire: Wire, { what, format, language, evidence }: Options): Promise<string> {
  const [{ exportFileName }, { papers, week }] = await Promise.all([
    import('../core/export/file-name.ts'),
    wire.background('export.collect', what),
  ])
  const request = { papers, language, evidence, ...(week && { week }) }
  const name = exportFileName(request, format)
  downloadText(name, format.mediaType, format.render(request))
  return name
}
