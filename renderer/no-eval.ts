/**
 * The page may not make code from text (content security policy, trusted types), so zod must not try: it does when a
 * schema is made. Imported before anything that makes one.
 */
import { config } from 'zod'

config({ jitless: true })
