/** The words of exported files, by language: a new language is one file and one line here. */
import { en } from './en.ts'
import { ja } from './ja.ts'
import type { Language } from '../../language.ts'
import type { ExportLabels } from './types.ts'

export const LABELS = { ja, en } as const satisfies Record<Language, ExportLabels>
