-- POSTs a save for one contact after the other (SAVES as collect_saves.lua writes it), beginning at line START. The second time
-- round, each contact gets the other body, so that every save changes something.
local action, bodies, at = {}, { {}, {} }, tonumber(os.getenv("START") or "0")
local function request_of(path, body)
  return "POST " .. path .. " HTTP/1.1\r\nHost: localhost\r\nAccept-Language: en\r\n"
    .. "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
end
for line in io.lines(os.getenv("SAVES")) do
  local path, turned, back = line:match("^([^\t]+)\t([^\t]+)\t([^\t]+)$")
  local n = #bodies[1] + 1
  bodies[1][n], bodies[2][n] = request_of(path, turned), request_of(path, back)
end

function request()
  local count = #bodies[1]
  local round = math.floor(at / count) % 2 + 1
  at = at + 1
  return bodies[round][(at - 1) % count + 1]
end
