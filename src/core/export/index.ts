/** Every export format Ronbun writes; a new one is one file and one line here. */
import { json } from './json.ts'
import { markdown } from './markdown.ts'
import type { ExportFormat } from './types.ts'

export const EXPORT_FORMATS = [markdown, json] as const satisfies readonly ExportFormat[]
