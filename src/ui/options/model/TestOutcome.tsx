/** What testing a connection found out, or what else became of it, in words. */
import type { ErrorInfo } from '../../../core/errors.ts'
import type { ModelEngineId } from '../../../core/model/connection.ts'
import { joinSentences, numberOf } from '../../../i18n/format.ts'
import { ErrorText } from '../../components/ErrorText.tsx'
import { useMessages } from '../../hooks/messages.ts'

export type TestState =
  | { phase: 'none' | 'testing' | 'removed' }
  | { phase: 'ok'; count: number }
  | { phase: 'failed'; error: ErrorInfo }

type Props = { test: TestState; engine: ModelEngineId; hasModel: boolean }

/** Shows and speaks it; how to let Ollama accept an extension is said only where it refused one. */
export function TestOutcome({ test, engine, hasModel }: Props) {
  const { t, language } = useMessages()
  const isRefusedByOllama = engine === 'ollama' && test.phase === 'failed' && test.error.code === 'model-forbidden'
  if (test.phase === 'failed')
    return (
      <div class="test-outcome">
        <ErrorText error={test.error} step={isRefusedByOllama && <OllamaStep />} />
      </div>
    )
  return (
    <output class="test-outcome">
      {test.phase === 'testing' && t('model_testing')}
      {test.phase === 'removed' && t('model_removed')}
      {test.phase === 'ok' &&
        joinSentences(
          language,
          t('model_test_ok', { count: numberOf(test.count, language) }),
          hasModel ? '' : t('model_test_choose'),
        )}
    </output>
  )
}

function OllamaStep() {
  const { t } = useMessages()
  return (
    <>
      {t('model_ollama_origins')} <code>OLLAMA_ORIGINS=chrome-extension://*,moz-extension://*</code>
    </>
  )
}
