/** The redirects the real sites do whatever the paper is. */

/** Where the site sends this request, or undefined. `query` is empty or begins with `?`. */
export function redirectOf(host: string, path: string, query: string): string | undefined {
  if (host === 'www.aclanthology.org') return `https://aclanthology.org${path}${query}`
  if (host === 'arxiv.org') return arxivRedirect(path, query)
  if (host === 'aclanthology.org') return aclRedirect(path)
  return undefined
}

function arxivRedirect(path: string, query: string): string | undefined {
  if (!path.startsWith('/pdf/')) return undefined
  const bare = path.replace(/\.pdf$/i, '')
  return bare !== path || query !== '' ? `https://arxiv.org${bare}` : undefined
}

/** Addresses of the Anthology before 2020, and author pages before August 2025. */
function aclRedirect(path: string): string | undefined {
  const paper = /^\/(?:papers\/)?([a-z])\/(\1\d\d)\/(\2-\d{4})(?:\/|\.[a-z]{1,5})?$/i.exec(path)
  if (paper?.[3] !== undefined) return `https://aclanthology.org/${paper[3]}`
  const person = /^\/people\/[a-z]\/([-a-z0-9]+)\/?$/i.exec(path)
  if (person?.[1] !== undefined) return `https://aclanthology.org/people/${person[1]}/`
  return undefined
}
