#!/usr/bin/env node
/** The command line, on plain Node: the second composition root beside index.ts, without Electron and without a window. */
import { join } from 'node:path'
import { runProcess } from './cli/process.ts'

process.exitCode = await runProcess(process.argv.slice(2), join(import.meta.dirname, '..'))
