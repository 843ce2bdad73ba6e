-- POSTs the form at FORM, each time by another person from another network with a render receipt of its own (RECEIPTS, one a
-- line, beginning at line START), so that every limit stays switched on and is kept. FIXED is the rest of the body.
local receipts, at = {}, tonumber(os.getenv("START") or "0")
for line in io.lines(os.getenv("RECEIPTS")) do receipts[#receipts + 1] = line end
local head = "POST " .. os.getenv("FORM") .. " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n"
  .. "Content-Type: application/x-www-form-urlencoded\r\n"
local fixed, series = os.getenv("FIXED"), os.getenv("SERIES")

function request()
  at = at + 1
  -- Past the last receipt the portal refuses; the driver sees it and stops instead of measuring refusals.
  local body = fixed .. "&email=visitor" .. at .. "%40" .. series .. ".example&receipt=" .. (receipts[at] or "none")
  return head .. string.format("X-Forwarded-For: 11.%d.%d.%d\r\n", at / 65536 % 256, at / 256 % 256, at % 256)
    .. "Content-Length: " .. #body .. "\r\n\r\n" .. body
end
