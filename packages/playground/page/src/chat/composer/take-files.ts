import { t } from '../../i18n/i18n.ts'
import { currentChat, currentChatKey } from '../../state/navigation.ts'
import { act } from '../act.ts'
import { draftOf, focusComposer, setDraft, setProblem, speaker } from '../chat-state.ts'
import { checkImage } from '../compose.ts'

/** Puts pictures into the message; in a group, other files are uploaded. */
export async function takeFiles(files: Iterable<File>): Promise<void> {
  for (const file of files) {
    const isForGroup = currentChat.value?.type === 'group' && !file.type.startsWith('image/')
    if (isForGroup) upload(file)
    else await attach(file)
  }
}

/** Puts a picture into the message that is being written. */
export async function attach(file: File): Promise<void> {
  const { value: key } = currentChatKey
  if (key === undefined) return
  const { name, size } = file
  const problem = checkImage(file, draftOf(key).images)
  if (problem !== undefined) return setProblem(key, t(`problem.image.${problem}`, { name }))
  try {
    const url = await readFile(file)
    setDraft(key, { images: [...draftOf(key).images, { url, name, size }] })
    focusComposer.value += 1
  } catch {
    setProblem(key, t('problem.image.read', { name }))
  }
}

/** Uploads a file to the open group: only its name and size, not its content. */
export function upload({ name, size }: File): void {
  const { value: chat } = currentChat
  const { value: from } = speaker
  if (chat?.type !== 'group' || from === undefined) return
  void act({ do: 'upload', from, group: chat.group, name, size })
}

function readFile(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(reader.result as string))
    reader.addEventListener('error', () => reject(reader.error ?? new Error('unreadable')))
    reader.readAsDataURL(file)
  })
}
