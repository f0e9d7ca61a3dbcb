import { NotImplementedError } from 'chat'

const ICONS: Readonly<Record<string, string>> = {
  complete: '✅',
  in_progress: '🔄',
  error: '❌',
}

/**
 * What a plan says when it is posted; it stays so, since a message on QQ cannot be changed.
 *
 * @throws NotImplementedError for another kind of object.
 */
export function planToText(kind: string, data: unknown): string {
  const { title, tasks } = (data ?? {}) as { title?: unknown; tasks?: unknown }
  if (kind !== 'plan' || !Array.isArray(tasks)) {
    throw new NotImplementedError(`a ${kind} cannot be shown on QQ`, kind)
  }
  const lines = tasks.map((task: { title?: unknown; status?: unknown }) => {
    return `${ICONS[String(task.status)] ?? '⬜'} ${String(task.title)}`
  })
  return [`📋 ${String(title)}`, ...lines].join('\n')
}
