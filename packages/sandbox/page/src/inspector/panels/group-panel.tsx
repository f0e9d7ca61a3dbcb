export function GroupPanel(_: { groupId: number | undefined }) {
  return null
}
