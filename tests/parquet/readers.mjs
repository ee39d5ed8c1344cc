// SPDX-License-Identifier: MIT
// The table that `parquet` writes, as two readers of others show it: DuckDB
// (C++) and hyparquet (JavaScript).  Both must give the records.
//
// usage: node readers.mjs COPYDESK FOLDER
//   FOLDER has node_modules: npm install --prefix FOLDER
//       @duckdb/node-api hyparquet hyparquet-compressors
import { deepStrictEqual as same } from 'node:assert'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [copydesk, modules] = process.argv.slice(2)
const need = createRequire(join(resolve(modules), 'x.js'))
const load = name => import(pathToFileURL(need.resolve(name)))

const columns = {
  id: 'string', day: 'date', date: 'timestamp', n: 'integer', x: 'double', ok: 'boolean', text: 'string',
  'authors[]': 'string', 'meta.word': 'string', 'grid[][]': 'integer',
  'quotes[].text': 'string', 'quotes[].start': 'integer', 'people[].name': 'string', 'list[].tags[]': 'string'
}
const words = 'quay harbour bridge river council vote été 橋 Straße'.split(' ')

// A record, and the row that it must become.
function record(i) {
  const word = k => words[(i * 7 + k * 3) % words.length]
  const at = new Date(1e12 + i * 86399999)
  const rest = i % 3 ? { more: { i, q: `"${word(1)}\\` }, other: [1.5, null] } : {}
  const row = {
    id: `r${String(i).padStart(6, '0')}`, day: at.toISOString().slice(0, 10), date: at.toISOString(),
    n: i * 1000003 - 5e6, x: i / 8, ok: i % 2 === 0, text: `${word(0)} ${i} ` + `${word(2)} lies there. `.repeat(i % 60),
    authors: i % 4 ? [word(1), null, word(2)].slice(0, i % 4) : [], meta: i % 5 ? { word: word(4) } : {},
    grid: i % 6 ? [[i], [], null, [1, null, 3]].slice(0, i % 6) : null,
    quotes: Array.from({ length: i % 3 }, (_, k) => (k + i) % 5 ? { text: word(k), start: k } : { start: -1 - k }),
    people: i % 7 ? [{ name: word(5) }, null] : null, list: i % 8 ? [{ tags: [word(6)] }, { tags: [] }, {}] : []
  }
  const given = { ...row, ...rest }
  for (const k of Object.keys(row)) if ((i + k.length) % 13 === 0 && k !== 'id') given[k] = row[k] = null
  const full = v => v === null || v === undefined ? null : v
  return {
    given,
    row: {
      ...row, date: row.date && Date.parse(row.date) * 1000, meta: row.meta && { word: full(row.meta.word) },
      quotes: row.quotes && row.quotes.map(q => ({ text: full(q.text), start: full(q.start) })),
      list: row.list && row.list.map(x => ({ tags: full(x.tags) })), rest: Object.keys(rest).length ? rest : null
    }
  }
}

async function duckdb(glob, queries) {
  const { DuckDBInstance } = await load('@duckdb/node-api')
  const db = await (await DuckDBInstance.create(':memory:')).connect()
  const ask = async q => (await db.runAndReadAll(q)).getRowObjectsJson()
  const rows = await ask(`SELECT to_json(t)::VARCHAR AS j FROM (SELECT * REPLACE (epoch_us(date) AS date,
    day::VARCHAR AS day) FROM read_parquet('${glob}')) t`)
  const counts = []
  for (const where of queries) counts.push(Number((await ask(`SELECT count(*) AS n FROM read_parquet('${glob}') WHERE ${where}`))[0].n))
  return { rows: rows.map(r => JSON.parse(r.j)), counts }
}

async function hyparquet(files) {
  const { parquetReadObjects } = await load('hyparquet')
  const { compressors } = await load('hyparquet-compressors')
  const plain = v => typeof v === 'bigint' ? Number(v) : Array.isArray(v) ? v.map(plain) :
    v instanceof Date ? v : v && typeof v === 'object' ?
      Object.fromEntries(Object.entries(v).map(([k, x]) => [k, plain(x)])) : v === undefined ? null : v
  const rows = []
  for (const f of files) {
    const b = readFileSync(f)
    const file = b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength)
    for (const r of await parquetReadObjects({ file, compressors })) {
      const v = plain(r)
      rows.push({ ...v, day: v.day && v.day.toISOString().slice(0, 10), date: v.date && v.date.getTime() * 1000 })
    }
  }
  return rows
}

const folder = mkdtempSync(join(tmpdir(), 'copydesk-readers-'))
let failed = 0
try {
  const all = Array.from({ length: 8000 }, (_, i) => record(i))
  writeFileSync(join(folder, 'in.jsonl'), all.map(r => JSON.stringify(r.given) + '\n').join(''))
  for (const compression of ['none', 'zstd']) {
    for (const bytes of [300000, 67108864]) {
      const what = `compression ${compression}, parts of ${bytes} bytes`
      const out = join(folder, `${compression}-${bytes}`)
      writeFileSync(join(folder, 'p.json'), JSON.stringify({
        copydesk: 1, input: { has: ['day', 'n', 'x', 'ok', 'meta', 'grid', 'quotes', 'people', 'list', 'more', 'other'] },
        outputs: [{ plugin: 'parquet', path: 't', options: { columns, rest: 'rest', compression, row_group_bytes: bytes } }]
      }))
      execFileSync(copydesk, ['run', join(folder, 'p.json'), join(folder, 'in.jsonl'), '-o', out], { stdio: 'pipe' })
      const files = readdirSync(join(out, 't')).filter(f => f.endsWith('.parquet')).sort().map(f => join(out, 't', f))
      const tests = {
        DuckDB: async () => {
          const { rows, counts } = await duckdb(join(out, 't', '*.parquet'), ["id = 'r004711'", "text >= 'é'", 'n < -4e6', 'x = 0', "day = DATE '2005-01-01'"])
          same(rows, all.map(r => r.row))
          const n = f => all.filter(r => f(r.row)).length
          same(counts, [n(r => r.id === 'r004711'), n(r => r.text !== null && r.text >= 'é'), n(r => r.n !== null && r.n < -4e6), n(r => r.x === 0), n(r => r.day === '2005-01-01')])
        },
        hyparquet: async () => same(await hyparquet(files), all.map(r => r.row))
      }
      for (const [reader, test] of Object.entries(tests)) {
        try {
          await test()
          console.log(`PASS: ${reader}, ${what}, ${files.length} files`)
        } catch (e) {
          failed++
          console.log(`FAIL: ${reader}, ${what}\n${e.message.slice(0, 600)}`)
        }
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
console.log(`parquet-readers: ${8 - failed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
