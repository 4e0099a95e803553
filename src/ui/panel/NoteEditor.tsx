/** The reader's own note on the paper. */
import { LONGEST_NOTE } from '../../core/note-length.ts'
import type { NoteText } from '../../core/note.ts'
import type { PaperId } from '../../core/paper-id.ts'
import { stepKey } from '../../i18n/keys.ts'
import type { Wire } from '../../wire/protocol.ts'
import { useMessages } from '../hooks/messages.ts'
import { useNote } from './use-note.ts'

type Props = { wire: Wire; paperId: PaperId; note: NoteText; onSaved: (note: NoteText) => void }

/** Lets the reader write; saves by itself. Give it the paper's id as its key. */
export function NoteEditor({ wire, paperId, note, onSaved }: Props) {
  const { t } = useMessages()
  const { text, saving, error, write, save } = useNote({ wire, paperId, stored: note.text, onSaved })
  return (
    <section class="note">
      <div class="note-head">
        <label for="note-text">{t('note_label')}</label>
        <output class="note-state">
          {saving === 'pending' && t('note_saving')}
          {saving === 'saved' && t('note_saved')}
        </output>
      </div>
      <textarea
        id="note-text"
        rows={4}
        maxLength={LONGEST_NOTE}
        placeholder={t('note_placeholder')}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onBlur={save}
      />
      {saving === 'failed' && (
        <div class="message message-failure" role="alert">
          <p class="message-what">{t('note_failed')}</p>
          {error && <p class="message-next">{t(stepKey(error.code), error.params)}</p>}
          <button type="button" class="button" onClick={save}>
            {t('note_save_again')}
          </button>
        </div>
      )}
    </section>
  )
}
