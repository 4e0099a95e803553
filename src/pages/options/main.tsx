/** Mounts the options page. */
import { render } from 'preact'
import { preferredLanguage } from '../../core/language.ts'
import { builtinModel } from '../../host/settings/builtin-model.ts'
import { OptionsApp } from '../../ui/options/OptionsApp.tsx'
import '../../ui/styles/options.css'
import { browser } from '../../wire/browser.ts'
import { createWire } from '../../wire/client.ts'
import { siteAccess } from '../../wire/site-access.ts'
import { browserDesk } from './desk.ts'

const root = document.getElementById('root')
const { version } = browser.runtime.getManifest()
const wire = createWire()
const desk = browserDesk(
  wire,
  builtinModel(() => preferredLanguage(navigator.languages)),
)
if (root) render(<OptionsApp wire={wire} version={version} sites={siteAccess} desk={desk} />, root)
