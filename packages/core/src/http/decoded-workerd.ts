export const isWorkerd = (): boolean => true

/** workerd decodes what it fetches only for those who read it. A function that bundlers inline. */
export function withoutEncoding(response: Response): Response {
  return response
}
