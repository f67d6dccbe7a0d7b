import './no-eval.ts'
import { mount } from 'svelte'
import './styles/base.css'
import App from './App.svelte'
import { startApp } from './state/app.svelte.ts'

const target = document.getElementById('app')
if (target) mount(App, { target, props: { app: startApp() } })
