/** The PDF worker: the limit first, then pdf.js's own worker. */
import './limit-memory.ts'
import 'pdfjs-dist/build/pdf.worker.min.mjs'
