/** workerd decodes what it fetches only for those who read it. */
export const withoutEncoding = (response: Response): Response => response
