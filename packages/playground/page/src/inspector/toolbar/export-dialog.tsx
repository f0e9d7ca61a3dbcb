import { Download } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import type { ExportedBot } from '../../../../src/protocol.ts'
import { t } from '../../i18n/i18n.ts'
import { session } from '../../state/state.ts'
import { Button } from '../../common/parts/button.tsx'
import { Code } from '../../common/parts/code-view.tsx'
import { CopyButton } from '../../common/parts/copy-button.tsx'
import { Dialog } from '../../common/parts/dialog.tsx'
import { ErrorLine } from '../../common/parts/error-line.tsx'
import { Choices } from '../../common/parts/field.tsx'
import { TextField } from '../../common/parts/text-field.tsx'
import { useCommand } from '../../common/parts/use-command.ts'
import style from './export-dialog.module.css'
import { closeDialog } from './open-dialog.ts'

const FRAMEWORKS = ['vitest', 'node:test'] as const
type Framework = (typeof FRAMEWORKS)[number]
type Way = 'module' | 'url'

/** How long to wait for more typing, in milliseconds. */
const PAUSE = 250

/** Shows the recording as a test, to be copied or saved. */
export function ExportDialog() {
  const [framework, setFramework] = useState<Framework>('vitest')
  const [way, setWay] = useState<Way>('module')
  const [places, setPlaces] = useState<Record<Way, string>>({
    module: './bot.ts',
    url: session.value?.postUrl ?? 'http://127.0.0.1:8080/',
  })
  const [file, setFile] = useState<{ name: string; content: string }>()
  const { act, error } = useCommand()
  const place = places[way]

  useEffect(() => {
    let isCurrent = true
    const bot: ExportedBot = way === 'module' ? { module: place } : { url: place }
    const timer = setTimeout(() => {
      void act({ do: 'export', framework, bot }).then((result) => {
        if (isCurrent) setFile(result.file)
      })
    }, PAUSE)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [framework, way, place])

  return (
    <Dialog
      wide
      title={t('export.title')}
      onClose={closeDialog}
      footer={
        file && (
          <>
            <code class={style['name']}>{file.name}</code>
            <CopyButton text={file.content} label={t('export.copy')} />
            <Button look="primary" icon={Download} onClick={() => save(file)}>
              {t('export.download')}
            </Button>
          </>
        )
      }
    >
      <div class={style['export']}>
        <p class={style['intro']}>{t('export.intro')}</p>
        <div class={style['settings']}>
          <div>
            <p class={style['label']}>{t('export.framework')}</p>
            <Choices
              label={t('export.framework')}
              choices={FRAMEWORKS}
              chosen={framework}
              text={(choice) => choice}
              onChoose={setFramework}
            />
          </div>
          <div>
            <p class={style['label']}>{t('export.bot')}</p>
            <Choices
              label={t('export.bot')}
              choices={['module', 'url'] as const}
              chosen={way}
              text={(choice) => t(`export.${choice}`)}
              onChoose={setWay}
            />
          </div>
        </div>
        <TextField
          label={t(`export.${way}`)}
          hint={t(`export.${way}.hint`)}
          required
          spellcheck={false}
          value={place}
          onInput={(text) => setPlaces({ ...places, [way]: text })}
        />
        <ErrorLine error={error} />
        {file && (
          <div class={style['file']}>
            <Code plain text={file.content} />
          </div>
        )}
      </div>
    </Dialog>
  )
}

function save({ name, content }: { name: string; content: string }): void {
  const url = URL.createObjectURL(new Blob([content], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
