import { Check, Copy } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { Button, IconButton } from './button.tsx'

/** How long it says that it has copied, in milliseconds. */
const THANKS = 1600

interface CopyButtonProps {
  text: string
  label: string
  /** The icon alone. */
  small?: boolean
}

/** Copies a text. */
export function CopyButton({ text, label, small = false }: CopyButtonProps) {
  const [isCopied, setCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setCopied(false), THANKS)
    return () => clearTimeout(timer)
  }, [isCopied])

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      // Refused by the browser: the button keeps saying that it copies.
    }
  }

  const icon = isCopied ? Check : Copy
  const said = isCopied ? t('copied') : label
  if (small) return <IconButton icon={icon} label={said} onClick={() => void copy()} />
  return (
    <Button look="quiet" icon={icon} onClick={() => void copy()}>
      {said}
    </Button>
  )
}
