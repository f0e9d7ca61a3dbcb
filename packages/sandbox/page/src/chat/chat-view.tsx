/** The open conversation. */
export function ChatView() {
  return <section />
}
