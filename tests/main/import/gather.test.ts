import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { gather } from '../../../main/articles/import/gather.ts'
import { temporaryFolder } from '../support/library.ts'

async function folderOf(...names: string[]): Promise<string> {
  const folder = await temporaryFolder()
  for (const name of names) {
    await mkdir(join(folder, name, '..'), { recursive: true })
    await writeFile(join(folder, name), name)
  }
  return folder
}

it('takes what is read of a folder and of its folders, in the order of their numbers', async () => {
  const folder = await folderOf('10.txt', '9.md', 'b/c.PDF', 'picture.png', '.hidden.txt', 'b/.git/x.txt')
  const { files, failed, skipped } = await gather([folder])
  expect(files.map((path) => relative(folder, path))).toEqual(['9.md', '10.txt', join('b', 'c.PDF')])
  expect({ failed, skipped }).toEqual({ failed: [], skipped: 1 })
})

it('passes over what a browser saves beside a page, and no other folder of that name', async () => {
  const folder = await folderOf('news.html', 'news_files/frame.html', 'old_files/page.html')
  const { files } = await gather([folder])
  expect(files.map((path) => relative(folder, path))).toEqual(['news.html', join('old_files', 'page.html')])
})

it('names what cannot be read, follows no link out of a folder, and takes a file that is named whatever its kind', async () => {
  const folder = await folderOf('a.txt', 'odd.xyz')
  await symlink('/etc', join(folder, 'etc'))
  const { files, failed } = await gather([folder, join(folder, 'odd.xyz'), join(folder, 'gone.txt')])
  expect(files.map((path) => relative(folder, path))).toEqual(['a.txt', 'odd.xyz'])
  expect(failed).toEqual([{ file: 'gone.txt', why: 'it is not there' }])
})
