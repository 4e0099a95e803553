/** Saves a text as a file, without a permission and without the network. */

/** Hands a file to the browser's downloads under this name. */
export function downloadText(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The browser reads the blob after the click returns; a minute is far beyond that, and then the memory is freed.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
