-- GETs the form at FORM again and again, from ever new networks, and writes each page's render receipt to OUT, one a line.
local out, at = io.open(os.getenv("OUT"), "w"), 0
local head = "GET " .. os.getenv("FORM") .. " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\nX-Forwarded-For: "

function request()
  at = at + 1
  return head .. string.format("10.%d.%d.%d\r\n\r\n", at / 65536 % 256, at / 256 % 256, at % 256)
end

function response(status, headers, body)
  local field = body:match('<input[^>]-name="receipt"[^>]*>')
  local receipt = field and field:match('value="([^"]+)"')
  if status == 200 and receipt then out:write(receipt, "\n") end
end
