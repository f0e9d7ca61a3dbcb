import { transfer } from './transfer.ts'

const { API_ROOT = '', FILE = '' } = process.env
console.log(`Done ${JSON.stringify(await transfer(API_ROOT, FILE))}`)
