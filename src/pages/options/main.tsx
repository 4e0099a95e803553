/** Mounts the options page. */
import { render } from 'preact'
import { OptionsApp } from '../../ui/options/OptionsApp.tsx'
import '../../ui/styles/options.css'
import { browser } from '../../wire/browser.ts'
import { createWire } from '../../wire/client.ts'

const root = document.getElementById('root')
if (root) render(<OptionsApp wire={createWire()} version={browser.runtime.getManifest().version} />, root)
