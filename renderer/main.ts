import './no-eval.ts'
import { mount } from 'svelte'
import './styles/base.css'
import App from './App.svelte'
import { startApp } from './state/app.svelte.ts'
import { viewModels } from './views/models.ts'

const target = document.getElementById('app')
if (target) {
  const app = startApp()
  Object.assign(app.views, viewModels(app))
  mount(App, { target, props: { app } })
}
