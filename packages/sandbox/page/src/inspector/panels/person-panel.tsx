export function PersonPanel(_: { userId: number | undefined }) {
  return null
}
