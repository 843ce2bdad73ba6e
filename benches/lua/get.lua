-- GETs the pages named in the file PATHS in turn, beginning at line START.
local paths, at = {}, tonumber(os.getenv("START") or "0")
for line in io.lines(os.getenv("PATHS")) do
  paths[#paths + 1] = "GET " .. line .. " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nAccept-Encoding: gzip\r\n\r\n"
end

function request()
  at = at % #paths + 1
  return paths[at]
end
