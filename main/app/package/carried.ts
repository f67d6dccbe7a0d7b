import type { Licence } from '../../../preload/about.ts'

/**
 * What a package carries inside its own files and does not name among its dependencies. The version is read from the
 * package's file, so that an update is followed; the copyright line is that of its licence file.
 */
export interface Carried {
  /** The package that carries it. */
  by: string
  /** The file that says which version. */
  file: string
  version: RegExp
  licence: Omit<Licence, 'version'>
}

export const CARRIED: readonly Carried[] = [
  {
    by: 'pdfjs-dist',
    file: 'legacy/build/pdf.mjs',
    version: /zloirock\/core-js\/blob\/v([\d.]+)\/LICENSE/,
    licence: {
      name: 'core-js',
      licence: 'MIT',
      home: 'https://github.com/zloirock/core-js',
      text: mit('Copyright (c) 2014-2025 Denis Pushkarev, 2025 CoreJS Company'),
    },
  },
]

function mit(copyright: string): string {
  return `${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.`
}
