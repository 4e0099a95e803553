/** The server's address; one of a private network is confirmed apart, since the text goes there in the clear. */
import { checkAddress } from '../../../core/model/address.ts'
import { addressFaultKey } from '../../../i18n/keys.ts'
import { useMessages } from '../../hooks/messages.ts'
import type { Draft, DraftFaults } from './connection-draft.ts'

type Props = { draft: Draft; faults: DraftFaults; onChange: (change: Partial<Draft>) => void }

/** Says what is wrong with an address at the field. */
export function AddressField({ draft, faults, onChange }: Props) {
  const { t } = useMessages()
  const address = checkAddress(draft.url)
  const isPrivate = address.ok && address.needsConfirmation
  return (
    <>
      <div class="setting">
        <label for="model-url">{t('model_url')}</label>
        <input
          id="model-url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellcheck={false}
          placeholder="https://…/v1"
          value={draft.url}
          aria-invalid={faults.url !== undefined}
          aria-describedby={faults.url ? 'model-url-fault' : undefined}
          onInput={(event) => onChange({ url: event.currentTarget.value, isPrivateConfirmed: false })}
        />
        {faults.url && (
          <p id="model-url-fault" class="fault">
            {t(addressFaultKey(faults.url))}
          </p>
        )}
      </div>
      {isPrivate && (
        <div class="setting setting-toggle">
          <input
            id="model-private"
            type="checkbox"
            checked={draft.isPrivateConfirmed}
            aria-invalid={faults.private !== undefined}
            aria-describedby={faults.private ? 'model-private-fault model-private-hint' : 'model-private-hint'}
            onChange={(event) => onChange({ isPrivateConfirmed: event.currentTarget.checked })}
          />
          <label for="model-private">{t('model_private', { host: address.host })}</label>
          {faults.private && (
            <p id="model-private-fault" class="fault">
              {t('model_private_fault')}
            </p>
          )}
          <p id="model-private-hint" class="hint">
            {t(draft.url.trim().startsWith('https:') ? 'model_private_hint_https' : 'model_private_hint')}
          </p>
        </div>
      )}
    </>
  )
}
