import {
  BaseFormatConverter,
  type CardChild,
  type CardElement,
  type Content,
  getNodeChildren,
  getNodeValue,
  isListNode,
  isTableNode,
  paragraph,
  parseMarkdown,
  type Root,
  root,
  tableToAscii,
  text as textNode,
} from 'chat'
import { cutMarkdown } from './markdown-buffer.ts'

/**
 * Turns Markdown into what QQ shows: plain text. Emphasis is left out, the address of a link stands
 * behind its text, tables are drawn, code stays as it is. Nothing in it becomes anything but text.
 */
export class PlainTextConverter extends BaseFormatConverter {
  /** What people write on QQ is text, not Markdown. */
  override toAst(platformText: string): Root {
    return root(platformText === '' ? [] : [paragraph([textNode(platformText)])])
  }

  override fromAst(ast: Root): string {
    return this.toBlocks(ast).join('\n\n')
  }

  /** The text of each paragraph, list or piece of code. */
  toBlocks(ast: Root): string[] {
    return ast.children.map((node) => this.#toText(node)).filter((block) => block.trim() !== '')
  }

  /** As {@link PlainTextConverter.toBlocks}, of Markdown. */
  markdownToBlocks(markdown: string): string[] {
    return cutMarkdown(markdown, MOST_CHARACTERS).flatMap((piece) => {
      if (!isQuicklyParsed(piece)) return [piece.trim()]
      try {
        return this.toBlocks(parseMarkdown(piece))
      } catch (error) {
        // Thousands of quotes or lists within each other are more than the stack has room for.
        if (error instanceof RangeError) return [piece.trim()]
        throw error
      }
    })
  }

  /** A card as text: a button cannot be pressed on QQ, so that only links are left of its actions. */
  cardToBlocks(card: CardElement): string[] {
    const head = [card.title, card.subtitle].filter(Boolean).join('\n')
    const children = card.children.map((child) => this.cardChildToFallbackText(child) ?? '')
    return [head, ...children].filter((block) => block.trim() !== '')
  }

  protected override cardChildToFallbackText(child: CardChild): string | null {
    switch (child.type) {
      case 'text':
        return this.markdownToBlocks(child.content).join('\n\n')
      case 'fields':
        return child.children.map(({ label, value }) => `${label}: ${value}`).join('\n')
      case 'link':
        return linkText(child.label, child.url)
      case 'image':
        return linkText(child.alt ?? '', child.url)
      case 'divider':
        return '———'
      case 'section':
        return child.children
          .map((item) => this.cardChildToFallbackText(item))
          .filter(Boolean)
          .join('\n')
      case 'actions':
        return child.children
          .flatMap((item) => (item.type === 'link-button' ? [linkText(item.label, item.url)] : []))
          .join('\n')
      default:
        return super.cardChildToFallbackText(child)
    }
  }

  #toText = (node: Content): string => {
    switch (node.type) {
      case 'break':
        return '\n'
      case 'thematicBreak':
        return '———'
      case 'link':
        return linkText(this.#children(node), node.url)
      case 'image':
        return linkText(node.alt ?? '', node.url)
      case 'blockquote':
        return getNodeChildren(node)
          .map(this.#toText)
          .join('\n')
          .split('\n')
          .map((line) => `> ${line}`)
          .join('\n')
      case 'definition':
        return linkText(node.label ?? node.identifier, node.url)
      default:
        if (isListNode(node)) return this.renderList(node, 0, this.#toText, '•')
        if (isTableNode(node)) return tableToAscii(node)
        // Code, inline code, text and HTML are what they say.
        return getNodeValue(node) || this.#children(node)
    }
  }

  #children(node: Content): string {
    return getNodeChildren(node).map(this.#toText).join('')
  }
}

/** The most characters that are parsed at once, and the most marks among them. */
const MOST_CHARACTERS = 4000
const MOST_MARKS = 500

/**
 * The parser takes quadratic time for some texts, of marks of emphasis and of quotes above all. What people and
 * models write is far from that; anything else is shown as it is.
 */
function isQuicklyParsed(markdown: string): boolean {
  // A long piece that may not be cut and begins so is code, which is read line by line.
  if (markdown.length > MOST_CHARACTERS) return /^ {0,3}(?:```[^`\n]*\n|~~~)/.test(markdown)
  let marks = 0
  for (const character of markdown) if ('*_~>'.includes(character)) marks++
  return marks <= MOST_MARKS
}

function linkText(label: string, url: string): string {
  const text = label.trim()
  if (text === '' || text === url || `mailto:${text}` === url) return text || url
  return `${text} (${url})`
}
