"""Files of the graph, each at an address of its own.

read the request       which file, with which arguments       web/export/arguments.py
tables of the model    which columns, asked for by what       web/export/table.py, column.py
walk the pages         from one edition of the graph          web/export/reading.py
write the file         as it is read                          web/export/csv_file.py, json_lines.py, workbook.py
send it                with its name, ETag and links          web/export/endpoint.py

`web/export/exports.py` is the list of all files.
"""
