// What goes over the wire is recorded as it is, apart from the tokens in it.

/** An address may hold a password, or a token under any name in its query. */
export function redactUrl(url: string): string {
  return url
    .replace(/\/\/[^/?#]*@/, '//***@')
    .replace(/\?[^#]*/, (query) => query.replace(/=[^&]*/g, '=***'))
}

/** JSON or a form, in which some bots send their token. */
export function redactBody(body: string): string {
  return body.replace(/(\baccess_token(?:"\s*:\s*"|=))[^"&]*/g, '$1***')
}
