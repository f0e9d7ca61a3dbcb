import './style/base.css'

import { render } from 'preact'

import { App } from './app.tsx'
import { follow } from './connection/connection.ts'

render(<App />, document.querySelector('#app') as HTMLElement)
void follow()

// The address of another run in this tab differs only in its fragment, so nothing would be loaded.
addEventListener('hashchange', () => location.reload())
